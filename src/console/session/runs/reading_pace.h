// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

namespace console {

/// How long reading in the background rests, so that neither this machine nor a server notices it:
/// longer after what took long and what nobody waits for, ever longer where nothing can be read,
/// and for good with a server that refuses one reading after the other.
class ReadingPace final {
public:
    /// Who waits for what is read.
    enum class Waiting { None, OfList, OfPage };

    /// After a reading that took so long; here: of this machine's own records.
    [[nodiscard]] static deployment::Milliseconds rest(
        deployment::Milliseconds cost, Waiting waiting, bool isHere);
    /// After a failure, doubled with each one in a row.
    [[nodiscard]] deployment::Milliseconds noteFailure(bool isRefusal);
    void noteSuccess();
    /// There were so many refusals in a row that all the others would be refused, too.
    [[nodiscard]] bool isRefused() const;
    /// Whether there were that many.
    bool forgetRefusals();

private:
    int m_failures = 0; ///< in a row
    int m_refusals = 0; ///< in a row
};

} // namespace console
