// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incidents/incident.h"
#include "incidents/words/voice.h"

#include "deploy/demo/random.h"
#include "deploy/deployment/log.h"

#include <string>
#include <vector>

namespace incidents {

/// Gathers what is said in a run, from several machines, and puts it in the order in which it
/// arrived.
class RunLog {
public:
    /// Whether clocks are wrong and times come to the second is decided here.
    RunLog(const Facts& facts, demo::Random& random);

    void say(
        deployment::Timestamp at, Voice voice, const Utterance& utterance, bool isCause = false);

    struct Written {
        deployment::Log log;
        std::vector<EntrySpan> causes; ///< the first one first
    };
    /// What was said until then.
    [[nodiscard]] Written written(deployment::Timestamp until);

private:
    struct Said {
        deployment::Timestamp at;
        std::vector<std::string> lines;
        bool isCause = false;
        bool isSkewed = false;
    };
    [[nodiscard]] deployment::Timestamp stamped(const Said& said) const;

    const Facts& m_facts;
    demo::Random& m_random;
    std::vector<Said> m_said;
    deployment::Milliseconds m_skew{0}; ///< of the clock of some of the machines
    bool m_wholeSeconds = false;
};

} // namespace incidents
