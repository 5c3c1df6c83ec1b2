#! run: -k a
# Also one that is a group of its own; and a circle is dropped only where it was looked at.
c &: d ; @echo $@
c &: e ; @echo $@ two
a b &: d ; @echo $@ $^
a: b ; @echo again $@ $^
d e:
