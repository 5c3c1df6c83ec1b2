#!/bin/sh
# Says what the script of this name says of a rustc that is built on LLVM 18.
echo 180108
