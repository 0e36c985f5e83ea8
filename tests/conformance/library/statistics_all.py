import statistics as S
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
import random
datas=[[1,2,3,4,10],[1.5,2.25,3.1],[F(1,3),F(2,3)],[D('1.1'),D('2.2'),D('3.4')],[True,2],[0.1]*10,[1e308,1e308],[],[5],[1,2.5],list(range(100)),[1,F(1,2)],[3,1,2,2]]
for d in datas:
    for f in (mean,fmean,median,median_low,median_high,median_grouped,mode,multimode,variance,pvariance,stdev,pstdev,quantiles,geometric_mean,harmonic_mean):
        try: print(f.__name__,repr(f(d)))
        except Exception as e: print(f.__name__,type(e).__name__,e)
random.seed(1); x=[random.random() for _ in range(50)]; y=[random.gauss(0,1) for _ in range(50)]
print(mean(x),stdev(x),variance(y),pstdev(y),covariance(x,y),correlation(x,y),correlation(x,y,method='ranked'),linear_regression(x,y),quantiles(x,n=10),quantiles(x,n=5,method='inclusive'),fmean(x,y[:50]))
n=NormalDist(100,15); print(n,n.cdf(110),n.pdf(90),n.inv_cdf(.3),n.quantiles(),n.overlap(NormalDist(90,10)),n+NormalDist(1,2),n*2,-n,n-3,n.zscore(120),n.samples(3,seed=4),NormalDist.from_samples(x),n.variance, n.inv_cdf(1e-12), n.inv_cdf(.999))
print(harmonic_mean([40,60],weights=[5,30]),multimode('aabbc'),mode('abca'),stdev([1,2,3],2))
try: mean(['a'])
except TypeError as e: print(e)
print(issubclass(StatisticsError,ValueError), variance([1,2,3,4],2.5),mean([D('0.5'),1]))
