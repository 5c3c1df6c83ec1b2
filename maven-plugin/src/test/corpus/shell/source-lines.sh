# line numbers are the file's
printf '\n\nnothere\n' > f
. ./f
nothere2
