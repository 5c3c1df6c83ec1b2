# basename, dirname
basename a/b/c; basename a/b.c .c; basename /; basename a//; basename .c .c; basename ''; dirname a/b/c; dirname a; dirname /; dirname a//b//; dirname /a; dirname ''; basename -s .c a.c; echo $?
