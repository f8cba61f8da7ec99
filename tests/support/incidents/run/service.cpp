// SPDX-License-Identifier: GPL-3.0-or-later
#include "service.h"

namespace incidents {

namespace {

bool isPlatform(Voice voice)
{
    return voice == Voice::Kubernetes || voice == Voice::Systemd || voice == Voice::Ansible;
}

void follow(Service& service, const Wording& cause)
{
    if (cause.voice == Voice::Tool)
        service.facts.isChinese = cause.inChinese;
    else if (isPlatform(cause.voice))
        service.platform = cause.voice;
    else if (cause.voice != Voice::Nginx) // stands beside the service
        service.voice = cause.voice;
}

} // namespace

Service madeUpService(
    KindSet set, const Wording* cause, std::span<const Voice> voices, demo::Random& random)
{
    constexpr deployment::Strategy strategies[]{deployment::Strategy::BlueGreen,
        deployment::Strategy::Canary, deployment::Strategy::Rolling};
    Service service;
    service.noise = &noiseOf(set);
    service.facts = factsOfService(random);
    service.facts.version = "V3." + std::to_string(random.between(0, 40)) + ".0";
    service.strategy = strategies[random.below(3)];
    service.voice = random.pick(voices);
    service.platform = random.chance(0.6) ? Voice::Kubernetes : Voice::Systemd;
    if (cause)
        follow(service, *cause);
    service.layout = layoutOf(service.strategy, service.facts.isChinese, random);
    for (const Phrase& habit : service.noise->habits)
        if (random.chance(0.25))
            service.habits.push_back(habit);
    service.curves = usualShape(random);
    service.pace = random.real(0.5, 1.5);
    service.chatter = random.real(0.01, 0.15);
    service.isNamed = random.chance(0.5);
    return service;
}

} // namespace incidents
