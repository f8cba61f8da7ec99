// SPDX-License-Identifier: GPL-3.0-or-later
// A console reduced to one command, for dying at a chosen moment: command_child URL JOURNAL MOMENT
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "rest/commands/rest_carrier.h"

#include <QCoreApplication>

#include <csignal>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    auto connection = sources::connectionTo(arguments.value(1));
    if (!connection)
        return 2;
    connection->id = "c1";
    sources::Journal journal(arguments.value(2));
    // The journal reports a write once it is durable, before anything acts on it.
    QObject::connect(&journal, &sources::Journal::changed, &application,
        [moment = arguments.value(3)](const operations::JournalEntry& entry) {
            if (operations::toWire(entry.state) == moment.toStdString())
                std::raise(SIGKILL);
        });
    sources::CommandClient client(*connection,
        std::make_unique<sources::RestCarrier>(*connection, sources::systemScheduler()), journal,
        {});
    auto command = sources::newCommand(sources::CommandKind::Pause, "A");
    command.reason = "why";
    command.connectionId = connection->id;
    if (client.send(command))
        return 3;
    return QCoreApplication::exec();
}
