# files, quietly, trees
touch a b; mkdir d; touch d/x; rm a; rm -f b none; echo $?; rm none; echo $?; rm d; echo $?; rm -f d; echo $?; rm -rf d none; echo $?; ls
ln -s target l; rm -f l; mkdir t; touch t/f; ln -s t dl; rm -rf dl; ls t
