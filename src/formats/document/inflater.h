// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <functional>
#include <string_view>
#include <vector>

#include <zlib.h>

namespace formats {

[[nodiscard]] bool isGzip(std::string_view beginning);

/// Unpacks gzip data of any number of members, piece by piece.
class Inflater {
public:
    using Sink = std::function<deployment::Expected<void>(std::string_view)>;

    Inflater();
    ~Inflater();
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Error: BadFormat for damaged data, or what the sink says.
    [[nodiscard]] deployment::Expected<void> feed(std::string_view packed, const Sink& sink);
    /// BadFormat unless the data is complete.
    [[nodiscard]] deployment::Expected<void> finish() const;

private:
    enum class State { InMember, BetweenMembers, Padding };

    [[nodiscard]] bool beginNextMember();

    z_stream m_stream{};
    std::vector<char> m_plain;
    State m_state = State::InMember;
};

} // namespace formats
