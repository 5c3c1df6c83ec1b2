# the trace goes to the shell's standard error
set -x; echo a 2>/dev/null; { echo b; } 2>/dev/null
