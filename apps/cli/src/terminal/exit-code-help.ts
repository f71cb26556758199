/** What scripts may rely on; shown by --help. */
export const exitCodeHelp = `Exit codes:
   0  done
   1  refused by the contracts; the reason and its remedy are printed
  64  wrong usage
  65  bad data
  69  node, chain or document not available
  70  internal error
  75  not now; worth trying again
  77  not permitted
  78  wrong configuration`;
