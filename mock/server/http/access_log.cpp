// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/access_log.h"

namespace server {

AccessLog::AccessLog(const std::string& path)
    : m_file(path, std::ios::app)
{
}

void AccessLog::write(const Request& request, int status)
{
    const std::string_view key = request.header("Idempotency-Key").value_or("-");
    const std::lock_guard lock(m_mutex);
    m_file << request.method << ' ' << request.target << ' ' << status << ' ' << key << std::endl;
}

} // namespace server
