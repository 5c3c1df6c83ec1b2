# directories
mkdir a; mkdir a; echo $?; mkdir -p a/b/c a; echo $?; mkdir x/y; echo $?; touch f; mkdir -p f; echo $?; mkdir -p f/g; echo $?
