# usual recipes with real tools
printf 'b 2\na 1\n' | sort | sed -n 's/a \(.*\)/\1/p'
printf 'x\ny\n' | grep -v x; echo abc | cut -c2; printf 'a\n\nb\n' | awk 'NF { n++ } END { print n }'
expr 1 + 2; expr abc : 'a\(.*\)'; basename a/b.c .c; dirname a/b
