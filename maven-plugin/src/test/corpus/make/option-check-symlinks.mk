#! sh: touch -d 2001-01-01 real; touch -d 2010-01-01 out; ln -s real link; touch -h -d 2020-01-01 link
#! run:
#! run: -L
#! sh: rm link
out: link ; @echo remade; touch $@
