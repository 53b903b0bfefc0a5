"""The director that has a language model: any service that speaks OpenAI's protocol.

director.py      the brain: asks, lets tools be called, gives acts back, hands over to the embedded director
context.py       what it is told of the film and the conversation, within bounds
briefing.py      what it is told of its work
offering.py      which tools it is offered
looking.py       what it may look at       writing.py   what it writes, checked by the script supervisor
endpoint.py      one request, with bounded patience; failures.py says in a sentence what went wrong
hearing.py       an answer put together from its pieces; spoken_json.py reads calls out of plain text
notes.py         what it remembers within one turn; spending.py counts what that costs
"""
