// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

struct z_stream_s;

namespace formats {

[[nodiscard]] bool isGzip(std::string_view beginning);

/// What stands around deflated data. Gzip may have any number of members, the others are one.
enum class Packing { Gzip, Zlib, Bare };

/// Unpacks deflated data, piece by piece.
class Inflater {
public:
    using Sink = std::function<deployment::Expected<void>(std::string_view)>;

    explicit Inflater(Packing packing = Packing::Gzip);
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

    Packing m_packing;
    std::unique_ptr<z_stream_s> m_stream;
    std::vector<char> m_plain;
    State m_state = State::InMember;
};

} // namespace formats
