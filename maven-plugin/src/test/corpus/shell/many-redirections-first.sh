# redirections may come first
> f echo text; < f cat; 2>/dev/null 1>g echo x; cat g
