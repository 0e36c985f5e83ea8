/* Simulated services. */
#include "sim/world/service.h"

#include "sim/loop/clock.h"
#include "sim/world/intervene.h"

#include <string.h>

#define STUB "stub:" /* before the names of calls that a stub answers */

bool service_matches(const char *pattern, const char *url)
{
    const char *star = NULL, *from = NULL;
    while (*url) {
        if (*pattern == '*') {
            star = pattern++;
            from = url;
        } else if (*pattern == *url || *pattern == '?') {
            pattern++;
            url++;
        } else if (star) {
            pattern = star + 1;
            url = ++from;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

const struct header_service *service_find(struct machine *m, const char *url)
{
    const struct header *header = m->world->header;
    const struct header_service *whole = NULL;
    bool stub = strncmp(url, STUB, strlen(STUB)) == 0;
    for (size_t i = 0; i < header->service_count; i++) {
        const struct header_service *service = &header->services[i];
        if (service->stub != stub || !service_matches(service->pattern, url))
            continue;
        if (!stub || service->pattern[strlen(service->pattern) - 1] != '*')
            return service;
        whole = whole ? whole : service;
    }
    return whole;
}

bool service_is_stub(struct machine *m, const char *module, size_t size)
{
    const struct header *header = m->world->header;
    for (size_t i = 0; i < header->service_count; i++) {
        const char *name = header->services[i].pattern + strlen(STUB);
        if (header->services[i].stub && strncmp(name, module, size) == 0 && name[size] == '.')
            return true;
    }
    return false;
}

static struct service_state *state_of(struct machine *m, const struct header_service *service)
{
    return &m->world->services[service - m->world->header->services];
}

double service_latency(struct machine *m, const struct header_service *service, const char *url,
                       uint64_t request, double default_latency)
{
    if (service)
        state_of(m, service)->used = true;
    else if (!*m->world->unserved && strlen(url) < sizeof m->world->unserved)
        strcpy(m->world->unserved, url);
    const struct header_range *range = intervene_latency(m, url);
    if (!range && service)
        range = &service->latency;
    double latency = range ? world_draw(m, range) : default_latency, now = clock_now(m);
    latency = intervene_request_latency(m, request, latency);
    if (!service)
        return latency;
    double *busy_until = state_of(m, service)->busy_until;
    if (!busy_until)
        return latency;
    uint64_t first = 0;
    for (uint64_t i = 1; i < service->limit; i++)
        if (busy_until[i] < busy_until[first])
            first = i;
    double begins = busy_until[first] > now ? busy_until[first] : now;
    busy_until[first] = begins + latency;
    return busy_until[first] - now;
}

static uint64_t own_answer(struct machine *m, const struct header_service *service)
{
    if (!service)
        return 200;
    struct service_state *state = state_of(m, service);
    if (state->refusals_left > 0) {
        state->refusals_left--;
        return 0;
    }
    if (state->failures_left == 0)
        return service->status;
    state->failures_left--;
    return 503;
}

uint64_t service_answer(struct machine *m, const struct header_service *service, uint64_t request)
{
    return intervene_request_answer(m, request, own_answer(m, service));
}
