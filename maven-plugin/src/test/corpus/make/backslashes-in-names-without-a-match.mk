# A name keeps its backslashes unless it is a pattern that matches; three names of GNU make's features/escape.
#! run:
#! run: escaped
#! sh: touch 'foo*bar' 'g[h' 'e\*f'
#! run:
all: foo\*bar a\\b c\d e\\*f g\[h i\\[j k\]l ; @printf '[%s]\n' '$^'
foo\*bar a\\b c\d e\\*f g\[h i\\[j k\]l: ; @printf '(%s)\n' '$@'
escaped: foo\:bar foo\\\:bar foo\\\\\:bar
foo\:bar foo\\\:bar foo\\\\\:bar: ; : '$@'
