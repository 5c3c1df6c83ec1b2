# logical by default
mkdir real; ln -s real link; cd link; pwd; pwd -P; cd ..; pwd; cd -P link; pwd
