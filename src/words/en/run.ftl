# What a run says of itself.

said-error = {"error: "}
said-warning = {"warning: "}
said-set-aside = {"set aside: "}
few-threads = no more threads are to be had ({ $why }); working in one; allow this user more processes (ulimit -u) and memory (ulimit -v)
