#! file: data.src
all: data ; @echo '$<'
%: %.src ; cp $< $@
