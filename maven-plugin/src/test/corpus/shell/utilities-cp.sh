# plain copies
echo 1 > a; cp a b; cat b; mkdir d; cp a b d; ls d; cp none x; echo $?; cp d e; echo $?; chmod 755 a; cp a x; ls -l x | cut -c1-10; cp a a; echo $?; ln -s a l; cp l m; ls -l m | cut -c1-10
chmod 644 b; cp a b; ls -l b | cut -c1-10
