import { defineErrors } from "../error/define-errors.ts";

export const importErrors = defineErrors({
  "import.row-malformed": {
    template: "Line {line}, column {column}: {value} is not accepted: {problem}",
    hint: "Correct the cell and import the file again; rows without a fault are not affected.",
  },
  "import.header-malformed": {
    template: "The first line does not name the column {column} once, but {times} times.",
    hint: "Begin the file with the column names of the template, each once.",
  },
  "import.encoding-malformed": {
    template: "Line {line}, column {column}: the byte {value} is not {encoding}; before it stands {before}.",
    hint: "Save the file as CSV in UTF-8 and import it again; Excel calls it CSV UTF-8.",
  },
  "import.too-large": {
    template: "The file has {value} lines; at most {limit} are imported at a time.",
    hint: "Split the file.",
  },
});
