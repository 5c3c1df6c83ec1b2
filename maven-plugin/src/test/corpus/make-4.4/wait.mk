#! run: -j4
#! run: -j4 grouped
all: a .WAIT b .WAIT c .WAIT d ; @echo $^ '$?' $<
a: ; @sleep 0.1; echo a
b: ; @sleep 0.1; echo b
c: ; @sleep 0.1; echo c
d: ; @echo d
grouped: .WAIT x .WAIT .WAIT y .WAIT ; @echo $^ $+
x: ; @sleep 0.1; echo x
y: ; @echo y
