// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_log.h"

#include <algorithm>

namespace incidents {

using deployment::Timestamp;

RunLog::RunLog(const Facts& facts, demo::Random& random)
    : m_facts(facts)
    , m_random(random)
{
    m_wholeSeconds = random.chance(0.3);
    if (random.chance(0.2))
        m_skew = std::chrono::milliseconds(random.between(-90'000, 90'000));
}

void RunLog::say(Timestamp at, Voice voice, const Utterance& utterance, bool isCause)
{
    Said said;
    said.at = at;
    said.lines = spoken(voice, utterance, at, m_facts, m_random);
    said.isCause = isCause;
    // The tool's own machine has the time of the deployment.
    said.isSkewed = voice != Voice::Tool && m_random.chance(0.5);
    m_said.push_back(std::move(said));
}

RunLog::Written RunLog::written(Timestamp until)
{
    std::stable_sort(m_said.begin(), m_said.end(),
        [](const Said& left, const Said& right) { return left.at < right.at; });
    Written written;
    for (const Said& said : m_said) {
        if (said.at > until)
            break;
        const std::size_t first = written.log.size();
        for (const std::string& line : said.lines)
            written.log.append(stamped(said), line);
        if (said.isCause)
            written.causes.push_back({first, written.log.size() - 1});
    }
    return written;
}

Timestamp RunLog::stamped(const Said& said) const
{
    const Timestamp at = said.isSkewed ? said.at + m_skew : said.at;
    return m_wholeSeconds ? Timestamp(std::chrono::floor<std::chrono::seconds>(at)) : at;
}

} // namespace incidents
