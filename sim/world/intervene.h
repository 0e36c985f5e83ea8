/* Doing what a person changes in a run, at the moment that was given for it. */
#ifndef LOOPGLASS_WORLD_INTERVENE_H
#define LOOPGLASS_WORLD_INTERVENE_H

#include "sim/world/world.h"

/* Part of world_open and world_close. */
bool intervene_open(struct machine *m);
void intervene_close(struct machine *m);
/* What is to be done before the first line of the program; and what never came to pass, said on
 * standard error. */
void intervene_at_start(struct machine *m);
void intervene_at_end(struct machine *m);

/* A request is sent: does what is to be done to it. */
void intervene_request(struct machine *m, uint64_t request);
/* What a person made of the latency of a URL (`network` for the network's): the range, or NULL. */
const struct header_range *intervene_latency(struct machine *m, const char *url);
/* And of the latency of one request: its own, or seconds. */
double intervene_request_latency(struct machine *m, uint64_t request, double seconds);
/* And of its answer's status: its own, or `status`. */
uint64_t intervene_request_answer(struct machine *m, uint64_t request, uint64_t status);

#endif
