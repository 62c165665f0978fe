# What a server says: to the person who runs it, and to those who ask it.

serving = { $output }: served at http://{ $address }/; Ctrl-C ends it
serving-measured = its state: http://{ $address }/healthz and http://{ $address }/metrics
output-gone = { $output }: cannot be read any more ({ $why }); what was there last is served on; put the folder back, or end benbao
output-back = { $output }: is there again, and is served as it is
unserved = { $file }: is served as it was ({ $why }); make it readable for this user
connections-full = { $most } connections are open, and no more are taken; when this happens often, put a web server before benbao, or say --connections
connections-full-of = { $address } has { $most } connections open, and gets no more; when it is a web server of yours, have it ask at 127.0.0.1
connections-refused = no connections can be taken ({ $why }); it is tried again; allow this user more open files (ulimit -n)
unlogged = the access log cannot be written ({ $why }); its lines are lost, serving goes on
answers-cut = { $count ->
    [one] 1 answer was not finished in time, and breaks off
   *[other] { $count } answers were not finished in time, and break off
}

## Nothing to serve, or nowhere.

address-taken = { $address } is taken by another program; end that one, or say another address with { $option }, such as { $free }
address-forbidden = { $address } may not be listened on by this user; say a port above 1023 with { $option }
address-of-another = { $address } is no address of this machine; say 127.0.0.1 or 0.0.0.0 with { $option }
address-refused = { $address } cannot be listened on: { $why }
nothing-to-serve = there is no such folder; run `benbao build` first, or name the folder of the feeds with --output

## What is answered, in the language of the paper; its stop is set by the answer.

answer-not-found = Nothing is published at this address
answer-gone = This feed has ended; nothing is published at this address any more
answer-later = This cannot be read at the moment; ask again shortly
answer-only-get = Only GET and HEAD are understood here
answer-bad = This request names no host, or several
answer-too-much = A request brings nothing along here
answer-feeds = No page stands here; the feeds are { $feeds }
