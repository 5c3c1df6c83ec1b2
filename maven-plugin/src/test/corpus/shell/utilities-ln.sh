# hard and symbolic links
echo 1 > a; ln -s a l; cat l; ln -s b l; echo $?; ln -sf b l; readlink l; ln -f a h; cat h; ln a h; echo $?; mkdir d; ln -s ../a d; readlink d/a; ln -sfn x d; ls d
