// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_file.h"

#include "deploy/demo/built_in_history.h"
#include "deploy/formats/record/deployment_json.h"
#include "files/file_job.h"

#include <QDir>
#include <QStandardPaths>

namespace console {

QString writeDemoFile(deployment::Timestamp now)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/deployment-console");
    QDir().mkpath(folder);
    const QString path = folder + QStringLiteral("/demo.ndjson");
    const auto error = writeFile(path, [now](const ByteSink& sink) {
        for (const deployment::Deployment& each : demo::builtInHistory(now)) {
            if (!sink(formats::encodeDeployment(each)) || !sink("\n"))
                return false;
        }
        return true;
    });
    return error ? QString() : path;
}

} // namespace console
