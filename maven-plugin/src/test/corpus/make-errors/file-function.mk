all: ; @$(file >no/dir/x,text)
