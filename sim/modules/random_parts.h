/* What the files of the module random share. */
#ifndef LOOPGLASS_MODULES_RANDOM_PARTS_H
#define LOOPGLASS_MODULES_RANDOM_PARTS_H

#include "sim/value/machine.h"

#define TWISTER_WORDS 624

/* MT19937 by Matsumoto and Nishimura: what CPython's Modules/_randommodule.c runs. */
struct twister {
    uint32_t words[TWISTER_WORDS];
    uint32_t next; /* of `words` to be handed out; TWISTER_WORDS: all are used up */
};

uint32_t twister_draw(struct twister *t);
double twister_float(struct twister *t); /* in [0, 1), of 53 bits */
/* key: `size` words, at least one. */
void twister_seed(struct twister *t, const uint32_t *key, size_t size);

/* An instance of random.Random. */
struct random_object {
    struct object head;
    struct twister twister;
    value gauss_next; /* the second of a pair that gauss() made, or NONE */
};

#define AS_RANDOM(v) ((struct random_object *)(v))

/* Where one call of a method draws from: the object's own generator, or what a subclass has in the
 * place of random() or getrandbits(). Must be closed. */
struct source {
    struct machine *m;
    struct random_object *own;
    value random;      /* bound method of the subclass, or NULL */
    value getrandbits; /* the same */
    bool floats_only;  /* the subclass defines random() and no getrandbits() */
};

bool source_open(struct machine *m, value self, struct source *source);
void source_close(struct source *source);
/* random() */
bool source_float(struct source *source, double *number);
/* A number in 0 <= result < n, for n > 0. */
bool source_below(struct source *source, int64_t n, int64_t *result);
value source_below_int(struct source *source, value n);

/* Methods; the first argument is self. sim/modules/random_choice.c */
native_body random_choice, random_choices, random_shuffle, random_sample;
/* sim/modules/random_distributions.c */
native_body random_uniform, random_triangular, random_normalvariate, random_gauss,
    random_lognormvariate, random_expovariate, random_vonmisesvariate, random_gammavariate,
    random_betavariate, random_paretovariate, random_weibullvariate, random_binomialvariate;
/* sim/modules/random_seed.c */
native_body random_seed, random_getstate, random_setstate;
/* seed(a) of version 2 for a new object */
bool random_seed_object(struct machine *m, struct random_object *object, value a);

#endif
