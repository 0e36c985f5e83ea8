import logging, logging.config, logging.handlers, sys, warnings, queue, asyncio
logging.config.dictConfig({'version':1,'disable_existing_loggers':False,'formatters':{'f':{'format':'%(levelname)-8s %(name)s %(message)s'},'g':{'()':'logging.Formatter','fmt':'G {message}','style':'{'}},
 'filters':{'only':{'name':'app.x'}},
 'handlers':{'out':{'class':'logging.StreamHandler','formatter':'f','stream':'ext://sys.stdout','level':'INFO'},'mem':{'class':'logging.handlers.MemoryHandler','capacity':3,'target':'out'},'filt':{'class':'logging.StreamHandler','filters':['only'],'formatter':'g','stream':'ext://sys.stdout'}},
 'loggers':{'app':{'handlers':['mem'],'level':'DEBUG','propagate':False},'app.x':{'handlers':['filt']}},'root':{'level':'WARNING','handlers':['out']}})
log=logging.getLogger('app'); log.info('one %d',1); log.debug('two'); log.error('three'); logging.getLogger('app.x').info('x'); logging.getLogger('other').warning('w'); logging.info('no')
print(logging.getHandlerByName('out'), sorted(logging.getHandlerNames()))
for c in ({},{'version':2},{'version':1,'handlers':{'h':{'class':'nope.Nope'}}},{'version':1,'root':{'handlers':['zz']}},{'version':1,'root':{'level':'BAD'}}):
    try: logging.config.dictConfig(c)
    except ValueError as e: print(e, '|', repr(e.__cause__))
logging.basicConfig(force=True,stream=sys.stdout,format='%(asctime)s %(levelname)s [%(taskName)s] %(funcName)s:%(lineno)d %(message)s',datefmt='%H:%M:%S')
q=queue.Queue(); h=logging.handlers.QueueHandler(q); lq=logging.getLogger('q'); lq.addHandler(h); lq.propagate=False; lq.setLevel('DEBUG')
l=logging.handlers.QueueListener(q,logging.StreamHandler(sys.stdout)); l.start(); lq.info('via queue %s','a'); lq.debug('2'); l.stop()
async def f():
    logging.warning('in task'); await asyncio.sleep(1.5); logging.getLogger('z').error('later', stack_info=False)
    try: 1/0
    except ZeroDivisionError: logging.exception('oops')
asyncio.run(f())
for a in (dict(fmt='plain'),dict(fmt='{x',style='{'),dict(fmt='$',style='$'),dict(fmt='{a!q}',style='{'),dict(fmt='x',style='q')):
    try: logging.Formatter(**a)
    except ValueError as e: print(e)
try: logging.basicConfig(nope=1, force=True)
except ValueError as e: print(e)
try: logging.basicConfig(stream=sys.stdout, handlers=[], force=True)
except ValueError as e: print(e)
logging.basicConfig(force=True, stream=sys.stdout, format='{levelname} {message} {extra}', style='{'); logging.warning('m', extra={'extra':5})
ad=logging.LoggerAdapter(logging.getLogger('ad'),{'extra':'E'}); ad.warning('adapted'); print(ad, logging.getLogger('a.b'), logging.root, logging.getLogger('a.b').parent)
logging.raiseExceptions=True
logging.warning('bad %d', 'x', extra={'extra':1})
logging.warning('no extra')
print(logging.getLevelName(35), logging.getLevelName('INFO'), logging.getLevelNamesMapping()); logging.addLevelName(35,'NOTICE'); logging.log(35,'n',extra={'extra':0})
try: logging.getLogger().setLevel('nope')
except ValueError as e: print(e)
logging.shutdown()
