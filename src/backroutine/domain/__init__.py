"""What backroutine knows: plain values and the rules about them.

No clock, no files, no terminal, no print: time comes in as a number, and what is to be done goes out as data. So every
rule about backs can be read here and tested without a world. Begin with `session.session`, the one state machine; then
`policy.person`, what the answers of the past mean for today.
"""
