# makes, and renews
touch a b; ls; touch -d 2001-01-01 a; touch a; [ b -nt a ] || echo renewed; touch no/such; echo $?
