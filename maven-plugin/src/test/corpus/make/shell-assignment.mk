A != printf 'a\nb\n\n'
B != echo '$$x'
$(info [$(A)] [$(value B)] $(flavor A) $(.SHELLSTATUS))
all:
