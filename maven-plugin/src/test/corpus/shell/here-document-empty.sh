# nothing, and an end without its delimiter
cat <<E
E
cat <<E
no end
