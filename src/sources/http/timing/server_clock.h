// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <optional>

namespace sources {

/// How far the clock of a server is from that of this computer, by what its answers say of
/// themselves (Date, RFC 9110, 6.6.1). A date counts whole seconds and was written at some moment
/// between the request and the answer, so each answer gives a span, and the answers together give a
/// narrower one. One that contradicts them means that a clock was set, or that another server
/// answered: then nothing is known until the next one agrees with it.
class ServerClock {
public:
    /// The beginning of an answer: when its request was sent and when it came, by our clock, and
    /// the date that it bears. True if lead() is another one now.
    bool note(
        deployment::Timestamp sent, deployment::Timestamp received, deployment::Timestamp date);
    /// The server's clock shows so much more than ours; negative: less. Zero while that is not
    /// known, and where it is too little to matter.
    [[nodiscard]] deployment::Milliseconds lead() const { return m_lead; }

private:
    struct Span {
        deployment::Milliseconds least;
        deployment::Milliseconds most;
    };

    [[nodiscard]] static deployment::Milliseconds leadBy(const Span& span);

    std::optional<Span> m_span;
    deployment::Milliseconds m_lead{0};
};

} // namespace sources
