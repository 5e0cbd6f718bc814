#pragma once
#include <fcntl.h>
#include <microhttpd.h>
#include <stdarg.h>
#include <sys/socket.h>

// Says nothing: what a client does wrong is no news for the service's log.
static inline void chaos_mhd_silence(void *context, const char *format, va_list arguments) {
  (void)context; (void)format; (void)arguments;
}

struct chaos_mhd_settings {
  int socket;                  // listening already
  size_t connection_memory;    // bytes for the head of a request and of its answer
  unsigned connections;
  unsigned idle_seconds;
  MHD_AccessHandlerCallback handle;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
  void *context;
};

// Swift imports no function of variable arguments.
static inline struct MHD_Daemon *chaos_mhd_start(const struct chaos_mhd_settings *settings) {
  return MHD_start_daemon(
      MHD_USE_EPOLL | MHD_USE_TURBO | MHD_USE_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, 0, 0, settings->handle,
      settings->context,
      MHD_OPTION_EXTERNAL_LOGGER, &chaos_mhd_silence, (void *)0,
      MHD_OPTION_LISTEN_SOCKET, settings->socket,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings->connection_memory,
      MHD_OPTION_CONNECTION_LIMIT, settings->connections,
      MHD_OPTION_CONNECTION_TIMEOUT, settings->idle_seconds,
      MHD_OPTION_NOTIFY_COMPLETED, settings->completed, settings->context,
      MHD_OPTION_NOTIFY_CONNECTION, settings->connection, settings->context,
      MHD_OPTION_STRICT_FOR_CLIENT, 1,
      MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
      MHD_OPTION_END);
}

// Takes a connection that waits at the socket. Returns 1, or 0 when there is none.
static inline int chaos_mhd_take(struct MHD_Daemon *daemon, int listening) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  int connection = accept(listening, (struct sockaddr *)&address, &length);
  if (connection < 0) return 0;
  fcntl(connection, F_SETFD, FD_CLOEXEC);
  fcntl(connection, F_SETFL, O_NONBLOCK);
  MHD_add_connection(daemon, connection, (struct sockaddr *)&address, length);
  return 1;
}

// The descriptor that becomes readable when the daemon should run, or -1.
static inline int chaos_mhd_descriptor(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  return info ? info->listen_fd : -1;
}

static inline int chaos_mhd_connection_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

// Milliseconds after which the daemon should run even when nothing arrives, or -1.
static inline long long chaos_mhd_timeout(struct MHD_Daemon *daemon) {
  MHD_UNSIGNED_LONG_LONG milliseconds = 0;
  return MHD_get_timeout(daemon, &milliseconds) == MHD_YES ? (long long)milliseconds : -1;
}

static inline void *chaos_mhd_connection_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : 0;
}

static inline const struct sockaddr *chaos_mhd_client(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info ? info->client_addr : 0;
}
