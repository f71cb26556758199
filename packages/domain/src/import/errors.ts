import { defineErrors } from "../error/define-errors.ts";

export const importErrors = defineErrors({
  "import.row-malformed": {
    template: "Line {line}, column {column}: {value} is not accepted: {problem}",
    hint: "Correct the cell and import the file again; rows without a fault are not affected.",
  },
  "import.header-malformed": {
    template: "The first line lacks the column {column}.",
    hint: "Begin the file with the column names of the template.",
  },
  "import.too-large": {
    template: "The file has {value} lines; at most {limit} are imported at a time.",
    hint: "Split the file.",
  },
});
