/* Requests to simulated services: which one serves a URL, when and with what it answers. */
#ifndef LOOPGLASS_WORLD_SERVICE_H
#define LOOPGLASS_WORLD_SERVICE_H

#include "sim/value/machine.h"
#include "sim/world/header.h"

/* The first service of the header whose pattern matches (of stubs, one for the very call before one for
 * the whole module); NULL: none does, then a URL answers after
 * 100 ms with status 200 and {"url": URL}. */
const struct header_service *service_find(struct machine *m, const char *url);

/* Whether a `stub` line of the header stands in for the module (`size` bytes of its name). */
bool service_is_stub(struct machine *m, const char *module, size_t size);

/* Seconds until its reply to a request (its number in the trace) that is sent now; default_latency for
 * NULL. A service with a limit is kept busy by it, and lets it wait while it is. What a person changed
 * counts. */
double service_latency(struct machine *m, const struct header_service *service, const char *url,
                       uint64_t request, double default_latency);

/* The status of the service's answer to a request, NULL: of the default. The first `refuse` ones are 0:
 * no connection; then `fail` ones are 503; or what a person made of it. */
uint64_t service_answer(struct machine *m, const struct header_service *service, uint64_t request);

/* Do `*` in the pattern, for any text, and `?`, for any one character, make it the URL? */
bool service_matches(const char *pattern, const char *url);

#endif
