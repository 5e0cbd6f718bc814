#pragma once
// libcurl is opened on first use: linking it would load thirty libraries at every start. The table of its functions is
// the caller's: a static variable in a header that Swift imports is not one variable.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <dlfcn.h>
#include <fcntl.h>

typedef size_t (*chaos_curl_callback)(char *data, size_t size, size_t count, void *context);

struct chaos_curl_api {
  CURLcode (*global_init)(long);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  const char *(*easy_strerror)(CURLcode);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd[], unsigned int, int, int *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
  CURLMcode (*multi_setopt)(CURLM *, CURLMoption, ...);
  CURLMcode (*multi_socket_action)(CURLM *, curl_socket_t, int, int *);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
};

// Fills the table. Returns 1 when the library is there. Call it once, from one thread.
static inline int chaos_curl_load(struct chaos_curl_api *api) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libcurl.so", RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
#define CHAOS_CURL_LOAD(name)                                                            \
  api->name = (__typeof__(api->name))dlsym(library, "curl_" #name); \
  if (!api->name) return 0;
  CHAOS_CURL_LOAD(global_init)
  CHAOS_CURL_LOAD(easy_init)
  CHAOS_CURL_LOAD(easy_cleanup)
  CHAOS_CURL_LOAD(easy_setopt)
  CHAOS_CURL_LOAD(easy_getinfo)
  CHAOS_CURL_LOAD(easy_strerror)
  CHAOS_CURL_LOAD(multi_init)
  CHAOS_CURL_LOAD(multi_cleanup)
  CHAOS_CURL_LOAD(multi_add_handle)
  CHAOS_CURL_LOAD(multi_remove_handle)
  CHAOS_CURL_LOAD(multi_perform)
  CHAOS_CURL_LOAD(multi_poll)
  CHAOS_CURL_LOAD(multi_info_read)
  CHAOS_CURL_LOAD(multi_setopt)
  CHAOS_CURL_LOAD(multi_socket_action)
  CHAOS_CURL_LOAD(slist_append)
  CHAOS_CURL_LOAD(slist_free_all)
#undef CHAOS_CURL_LOAD
  return api->global_init(CURL_GLOBAL_ALL) == CURLE_OK;
}

static inline CURL *chaos_curl_easy_init(const struct chaos_curl_api *api) { return api->easy_init(); }
static inline void chaos_curl_easy_cleanup(const struct chaos_curl_api *api, CURL *handle) { api->easy_cleanup(handle); }
static inline CURLcode chaos_curl_set_long(const struct chaos_curl_api *api, CURL *handle, CURLoption option, long value) {
  return api->easy_setopt(handle, option, value);
}
static inline CURLcode chaos_curl_set_offset(const struct chaos_curl_api *api, CURL *handle, CURLoption option, curl_off_t value) {
  return api->easy_setopt(handle, option, value);
}
static inline CURLcode chaos_curl_set_text(const struct chaos_curl_api *api, CURL *handle, CURLoption option, const char *value) {
  return api->easy_setopt(handle, option, value);
}
static inline CURLcode chaos_curl_set_pointer(const struct chaos_curl_api *api, CURL *handle, CURLoption option, const void *value) {
  return api->easy_setopt(handle, option, value);
}
static inline CURLcode chaos_curl_set_callback(const struct chaos_curl_api *api, CURL *handle, CURLoption option, chaos_curl_callback value) {
  return api->easy_setopt(handle, option, value);
}
// The bytes are copied.
static inline CURLcode chaos_curl_set_blob(const struct chaos_curl_api *api, CURL *handle, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return api->easy_setopt(handle, option, &blob);
}
static int chaos_curl_mark_socket(void *context, curl_socket_t socket, curlsocktype purpose) {
  (void)context, (void)purpose;
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  return CURL_SOCKOPT_OK;
}
// Programs that we start must not inherit connections.
static inline CURLcode chaos_curl_set_close_on_exec(const struct chaos_curl_api *api, CURL *handle) {
  return api->easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, chaos_curl_mark_socket);
}
static inline CURLcode chaos_curl_get_long(const struct chaos_curl_api *api, CURL *handle, CURLINFO info, long *value) {
  return api->easy_getinfo(handle, info, value);
}
static inline const char *chaos_curl_message(const struct chaos_curl_api *api, CURLcode code) { return api->easy_strerror(code); }
static inline CURLM *chaos_curl_multi_init(const struct chaos_curl_api *api) { return api->multi_init(); }
static inline void chaos_curl_multi_cleanup(const struct chaos_curl_api *api, CURLM *multi) { api->multi_cleanup(multi); }
static inline int chaos_curl_multi_add(const struct chaos_curl_api *api, CURLM *multi, CURL *handle) {
  return api->multi_add_handle(multi, handle) == CURLM_OK;
}
static inline void chaos_curl_multi_remove(const struct chaos_curl_api *api, CURLM *multi, CURL *handle) {
  api->multi_remove_handle(multi, handle);
}
// Returns how many transfers still run, or -1.
static inline int chaos_curl_multi_perform(const struct chaos_curl_api *api, CURLM *multi) {
  int running = 0;
  return api->multi_perform(multi, &running) == CURLM_OK ? running : -1;
}
// Waits for the transfers or for `extra` (when it is not negative) to become readable.
static inline void chaos_curl_multi_poll(const struct chaos_curl_api *api, CURLM *multi, int extra, int milliseconds) {
  struct curl_waitfd wait = {extra, CURL_WAIT_POLLIN, 0};
  int count = 0;
  api->multi_poll(multi, extra >= 0 ? &wait : 0, extra >= 0 ? 1 : 0, milliseconds, &count);
}
// The result of the transfer that is done, or -1.
static inline int chaos_curl_multi_result(const struct chaos_curl_api *api, CURLM *multi) {
  int left = 0;
  CURLMsg *message = api->multi_info_read(multi, &left);
  return message && message->msg == CURLMSG_DONE ? (int)message->data.result : -1;
}
static inline struct curl_slist *chaos_curl_append(const struct chaos_curl_api *api, struct curl_slist *list, const char *text) {
  return api->slist_append(list, text);
}
static inline void chaos_curl_free_list(const struct chaos_curl_api *api, struct curl_slist *list) { api->slist_free_all(list); }

// For a loop of the caller's: libcurl says what to watch, and is told what happened.
typedef int (*chaos_curl_socket_callback)(CURL *handle, curl_socket_t socket, int what, void *context, void *socket_context);
typedef int (*chaos_curl_timer_callback)(CURLM *multi, long milliseconds, void *context);
static inline void chaos_curl_multi_callbacks(
    const struct chaos_curl_api *api, CURLM *multi, chaos_curl_socket_callback watch, chaos_curl_timer_callback schedule,
    void *context, long connections) {
  api->multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch);
  api->multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
  api->multi_setopt(multi, CURLMOPT_TIMERFUNCTION, schedule);
  api->multi_setopt(multi, CURLMOPT_TIMERDATA, context);
  api->multi_setopt(multi, CURLMOPT_MAXCONNECTS, connections);
}
static inline void chaos_curl_multi_act(const struct chaos_curl_api *api, CURLM *multi, int socket, int events) {
  int running = 0;
  api->multi_socket_action(multi, socket, events, &running);
}
// The next transfer that is done with its result, or null.
static inline CURL *chaos_curl_multi_done(const struct chaos_curl_api *api, CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = api->multi_info_read(multi, &left)))
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  return 0;
}
static inline void *chaos_curl_get_private(const struct chaos_curl_api *api, CURL *handle) {
  char *value = 0;
  return api->easy_getinfo(handle, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : 0;
}
static inline const char *chaos_curl_get_text(const struct chaos_curl_api *api, CURL *handle, CURLINFO info) {
  char *value = 0;
  return api->easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}
