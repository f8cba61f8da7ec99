// SPDX-License-Identifier: GPL-3.0-or-later
#include "caller_fetcher.h"

#include "deploy/formats/json/json_value.h"

#include "http/http_exchange.h"
#include "http/messages/http_errors.h"
#include "http/messages/redaction.h"

#include <algorithm>

namespace sources {

CallerFetcher::CallerFetcher(HttpClient& client, std::shared_ptr<deployment::Redactor> redactor)
    : m_client(client)
    , m_redactor(std::move(redactor))
{
}

void CallerFetcher::ask()
{
    if (std::exchange(m_isAsked, true))
        return;
    HttpRequest request;
    request.url = endpointUrl(m_client.baseUrl(), "me");
    request.headers = {{"Accept", "application/json"}};
    connect(m_client.send(std::move(request)), &HttpExchange::finished, this,
        &CallerFetcher::handleResponse);
}

void CallerFetcher::handleResponse(const HttpResult& result)
{
    const auto response = jsonResponse(result, m_client.scheduler().now());
    if (!response) {
        // Ask again after the next list, unless it is a word about it.
        const int status = response.error().status;
        m_isAsked = status != 0 && status != 429 && status < 500;
        return;
    }
    const auto caller =
        formats::JsonValue::parse(response->bodyText()).value_or(formats::JsonValue());
    const auto permissions = caller.array("permissions");
    m_name =
        redacted(QString::fromStdString(caller.text("name").value_or(std::string())), *m_redactor);
    m_mayOperate = !permissions
        || std::ranges::any_of(permissions->elements(),
            [](const formats::JsonValue& one) { return one.text() == "operate"; });
    Q_EMIT changed();
}

} // namespace sources
