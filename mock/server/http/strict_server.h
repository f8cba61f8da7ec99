// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request_reader.h"

#include <httplib.h>

namespace server {

/// The HTTP library's server with requests read by RequestReader: the library loses requests that
/// come together, guesses where a request is ambiguous, and waits for half ones.
class StrictServer final : public httplib::Server {
public:
    /// refuse: the answer to what is no request; the connection ends after it.
    StrictServer(Patience patience, std::function<Reply(const BadRequest&)> refuse);

private:
    bool process_and_close_socket(socket_t socket) override;
    void serve(socket_t socket);
    bool answer(httplib::Stream& stream, Incoming incoming);

    Patience m_patience;
    std::function<Reply(const BadRequest&)> m_refuse;
};

} // namespace server
