# the target is expanded but not split
d=dir; mkdir $d; f='a b'
echo 1 > $d/x; echo 2 > $f; echo 3 > "$d/$(echo y)"; ls; ls dir
