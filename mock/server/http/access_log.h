// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_message.h"

#include <fstream>
#include <mutex>
#include <string>

namespace server {

/// One line a request: method, target, status, Idempotency-Key. Credentials are never in it. Safe
/// from any thread.
class AccessLog {
public:
    explicit AccessLog(const std::string& path);
    [[nodiscard]] bool isOpen() const { return m_file.is_open(); }
    void write(const Request& request, int status);

private:
    std::mutex m_mutex;
    std::ofstream m_file;
};

} // namespace server
