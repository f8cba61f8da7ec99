// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_client.h"

#include "deploy/deployment/redactor.h"

#include <QObject>
#include <QString>

#include <memory>

namespace sources {

/// Who the server says we are, and whether we may give commands; a server need not say.
class CallerFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallerFetcher)

public:
    CallerFetcher(HttpClient& client, std::shared_ptr<deployment::Redactor> redactor);

    /// Once, unless it could not be asked.
    void ask();
    /// Perhaps it is another one now.
    void forget() { m_isAsked = false; }

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] bool mayOperate() const { return m_mayOperate; }

Q_SIGNALS:
    void changed();

private:
    void handleResponse(const HttpResult& result);

    HttpClient& m_client;
    std::shared_ptr<deployment::Redactor> m_redactor;
    QString m_name;
    bool m_mayOperate = true;
    bool m_isAsked = false;
};

} // namespace sources
