# renames, into directories, over files
echo 1 > a; echo 2 > b; mv a b; cat b; mkdir d; mv b d; cat d/b; mv -f d/b c; cat c; mv none x; echo $?; mv c d/; ls d; mv d e; ls e
