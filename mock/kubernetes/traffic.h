// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_message.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace mock_kubernetes {

/// Everything that reached the wire, in its order. Safe from any thread.
class Traffic {
public:
    struct Entry {
        server::Request request;
        std::string path; ///< of the target, without the query
        int status = 0; ///< of the answer; 0: none was given (yet)
    };

    [[nodiscard]] std::vector<Entry> all() const;
    /// How many requests with this method came; empty: any. The path is matched whole, or as a
    /// prefix where it ends in "*".
    [[nodiscard]] int count(std::string_view method, std::string_view path) const;
    /// By "METHOD path".
    [[nodiscard]] std::map<std::string, int> counts() const;
    void clear();

    /// The number of the request, for answered().
    std::size_t record(const server::Request& request);
    void answered(std::size_t number, int status);

private:
    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
    std::size_t m_cleared = 0; ///< numbers below it are forgotten
};

} // namespace mock_kubernetes
