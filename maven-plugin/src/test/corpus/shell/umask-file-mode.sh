# files are made with the usual mode
echo a > f; ls -l f | cut -c1-10
