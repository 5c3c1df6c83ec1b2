# set -- with the output of a command
set -- $(echo 'rustc 1.85.0 (4d91de4e4 2025-02-17)' | head -n 1)
echo $2 $#
