/* Requests to simulated services: which one serves a URL, when and with what it answers. */
#ifndef LOOPGLASS_WORLD_SERVICE_H
#define LOOPGLASS_WORLD_SERVICE_H

#include "sim/value/machine.h"
#include "sim/world/header.h"

/* The first service of the header whose pattern matches; NULL: none does, then a URL answers after
 * 100 ms with status 200 and {"url": URL}. */
const struct header_service *service_find(struct machine *m, const char *url);

/* The status of the service's next answer, NULL: of the default. The first `fail` ones are 503. */
uint64_t service_answer(struct machine *m, const struct header_service *service);

/* Does `*` in the pattern, for any text, make it the URL? */
bool service_matches(const char *pattern, const char *url);

#endif
